import {
  ERASABLE,
  type ErasablePlace,
  type ErasableTexts,
  type Erased,
  type EraseRequest,
  type Span,
} from '@gongkai/shared/oversight/erasure/erasure.contract'
import { Body, Controller, Get, HttpCode, Inject, Post, Query } from '@nestjs/common'
import { Type } from 'class-transformer'
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsString, Max, MaxLength, Min, ValidateNested } from 'class-validator'
import { DataSource } from 'typeorm'
import { Guarded } from '../../district/privacy/guarded.js'
import { Allow, CurrentActor, type SignedIn } from '../../platform/http/actor.js'
import { SeenVersionDto } from '../../platform/seen/seen.dto.js'
import { erasableTexts } from './erasable-texts.js'
import { Erase } from './erase.js'

const PLACES = ERASABLE.map(({ code }) => code)
const MOST_ID = 2_147_483_647
const MOST_SPANS = 100

class TextsDto {
  @IsIn(PLACES, { message: '没有这一类文字' }) place!: ErasablePlace
  @Type(() => Number)
  @IsInt({ message: '应是编号' })
  @Min(1, { message: '没有这个编号' })
  @Max(MOST_ID, { message: '没有这个编号' })
  id!: number
}
class SpanDto implements Span {
  @IsInt({ message: '应是位置' }) @Min(0, { message: '应是位置' }) @Max(MOST_ID, { message: '应是位置' }) from!: number
  @IsInt({ message: '应是位置' }) @Min(0, { message: '应是位置' }) @Max(MOST_ID, { message: '应是位置' }) to!: number
}
class EraseDto extends SeenVersionDto implements EraseRequest {
  @IsIn(PLACES, { message: '没有这一类文字' }) place!: ErasablePlace
  @IsInt({ message: '应是编号' })
  @Min(1, { message: '没有这个编号' })
  @Max(MOST_ID, { message: '没有这个编号' })
  id!: number
  @MaxLength(100, { message: '没有这段文字' }) @IsString({ message: '请选择文字' }) part!: string
  @IsArray({ message: '应是列表' })
  @ArrayMaxSize(MOST_SPANS, { message: `一次最多 ${MOST_SPANS} 处` })
  @ValidateNested({ each: true, message: '应是位置' })
  @Type(() => SpanDto)
  spans!: SpanDto[]
  @Guarded('原因') @MaxLength(500, { message: '最多 60 字' }) @IsString({ message: '应是文字' }) reason!: string
}

/** 抹去 of personal data in words that people wrote. */
@Controller('api/erasures')
@Allow('office')
export class ErasureController {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Erase) private readonly erase: Erase,
  ) {}

  @Get('texts')
  texts(@Query() { place, id }: TextsDto): Promise<ErasableTexts> {
    return erasableTexts(this.dataSource.manager, place, id)
  }

  @Post()
  @HttpCode(200)
  make(@CurrentActor() actor: SignedIn, @Body() body: EraseDto): Promise<Erased> {
    return this.erase.run(actor, body)
  }
}
