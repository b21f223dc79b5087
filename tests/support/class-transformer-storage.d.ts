/** The storage of class-transformer, which its package ships without types. */
declare module 'class-transformer/cjs/storage.js' {
  export const defaultMetadataStorage: {
    findTypeMetadata(target: object, property: string): { typeFunction?: () => unknown } | undefined
  }
}
