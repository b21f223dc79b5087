import { OLD_PAGE, type RevisionRequest, type VersionRequest } from '@gongkai/shared/base/seen.contract'
import { Type } from 'class-transformer'
import { IsInt } from 'class-validator'

/** The revision or version that the act was decided upon: demanded, since a verdict falls on what was seen. */
export const Seen = (): PropertyDecorator => IsInt({ message: OLD_PAGE })

export class SeenVersionDto implements VersionRequest {
  @Seen() version!: number
}
export class SeenRevisionDto implements RevisionRequest {
  @Seen() revision!: number
}
/** Of a DELETE, which has no body: in the query. */
export class SeenVersionQueryDto implements VersionRequest {
  @Type(() => Number) @Seen() version!: number
}
