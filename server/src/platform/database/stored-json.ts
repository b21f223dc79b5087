import { Damaged, type Shape, written } from '@gongkai/shared/base/shape'
import { Column, getMetadataArgsStorage, type ValueTransformer } from 'typeorm'

/** A column's value is no JSON, or not the JSON it should be; `place` is the table and the column. */
export class DamagedRow extends Error {
  constructor(
    readonly place: string,
    readonly fault: string,
    stored: unknown,
  ) {
    // Its beginning finds the row: the person who mends it asks the database for it.
    super(`${place}：${fault}；存储的内容以 ${String(stored).slice(0, 80)} 开头`)
  }
}

/** The one place that reads a JSON column: the value of an older release is completed, the parts that a newer one wrote are kept. */
export class StoredJson implements ValueTransformer {
  constructor(
    readonly shape: Shape<unknown>,
    private readonly placeOf: () => string,
  ) {}

  to(value: unknown): unknown {
    return value === null || value === undefined ? value : written(value)
  }

  /** @throws DamagedRow */
  from(stored: unknown): unknown {
    if (stored === undefined) return stored
    try {
      return this.shape.read(typeof stored === 'string' ? JSON.parse(stored) : stored)
    } catch (fault) {
      if (fault instanceof Damaged) throw new DamagedRow(this.placeOf(), fault.message, stored)
      if (fault instanceof SyntaxError) throw new DamagedRow(this.placeOf(), '不是完整的 JSON', stored)
      throw fault
    }
  }
}

/** A column that keeps JSON, and the shape in which it is read. Its type is text to TypeORM, so that broken JSON is told with its place. */
export function JsonColumn<T>(
  shape: Shape<T>,
  { name, nullable = false, select = true }: { name?: string; nullable?: boolean; select?: boolean } = {},
): PropertyDecorator {
  return (target, property) => {
    const placeOf = () => {
      const table = getMetadataArgsStorage().tables.find((candidate) => candidate.target === target.constructor)
      return `${table?.name}.${name ?? String(property)}`
    }
    const transformer = new StoredJson(shape as Shape<unknown>, placeOf)
    Column({ type: 'text', nullable, select, transformer, ...(name ? { name } : {}) })(target, property)
  }
}
