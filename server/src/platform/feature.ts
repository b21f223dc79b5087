import { applyDecorators, Global, Module, type Provider, type Type } from '@nestjs/common'

/** A feature's module. Features use each other's acts too freely to import one another, so what each provides is everybody's. */
export const Feature = ({ controllers = [], providers }: { controllers?: Type[]; providers: Provider[] }) =>
  applyDecorators(Global(), Module({ controllers, providers, exports: providers }))
