import { OLD_PAGE } from '@gongkai/shared/base/seen.contract'
import { isLocalDate } from '@gongkai/shared/base/time/local-date'
import { PUBLICATION_REVIEWS, type PublicationReviewKind } from '@gongkai/shared/base/words/publication-reviews'
import type {
  ChooseWithdrawalRequest,
  EditionLosses,
  EditionView,
  LawDoubts,
  PublicationChanges,
  PublicationDraft,
  PublicationItems,
  PublicationPreview,
  PublicationUnits,
  PublishRequest,
  WithdrawEditionRequest,
} from '@gongkai/shared/catalogue/publication/publication.contract'
import type {
  PublicationReviews,
  ReviewsOfEdition,
  SignedPlan,
  SignReviewRequest,
} from '@gongkai/shared/catalogue/publication/reviews.contract'
import { Body, Controller, Delete, Get, HttpCode, Inject, Param, ParseIntPipe, Post, Put, Query } from '@nestjs/common'
import { Type } from 'class-transformer'
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateBy,
} from 'class-validator'
import { Allow, CurrentActor, type SignedIn } from '../../platform/http/actor.js'
import { SeenVersionDto } from '../../platform/seen/seen.dto.js'
import { ChooseWithdrawal } from './choose-withdrawal.js'
import { DraftEditionQuery } from './draft-edition.query.js'
import { EditionLossesQuery } from './edition-losses.query.js'
import { PublicationUnitsQuery } from './publication-units.query.js'
import { PublishEdition } from './publish-edition.js'
import { ReviewsQuery } from './reviews.query.js'
import { SignReview } from './sign-review.js'
import { WithdrawEdition } from './withdraw-edition.js'

const MOST_DOMAINS = 200
const MOST_ITEMS = 2000

class PublishDto implements PublishRequest {
  @IsString({ message: '请选择编制轮次' }) @MaxLength(20, { message: '编制轮次代码太长' }) roundCode!: string
  @IsArray({ message: '应是列表' })
  @ArrayMinSize(1, { message: '请至少选择一个领域' })
  @ArrayMaxSize(MOST_DOMAINS, { message: '领域太多' })
  @ArrayUnique({ message: '有重复的领域' })
  @IsString({ each: true, message: '应是领域代码' })
  domainCodes!: string[]
  @IsString({ message: '应是文字' }) @MaxLength(500, { message: '最多 500 字' }) note!: string
  @IsOptional()
  @IsString({ message: '施行日期应如 2026-12-01' })
  @MaxLength(10, { message: '施行日期应如 2026-12-01' })
  effectiveOn?: string
  @MaxLength(64, { message: '内容校验码太长' }) @IsString({ message: OLD_PAGE }) contentHash!: string
}

class SignReviewDto implements SignReviewRequest {
  @MaxLength(20, { message: '编制轮次代码太长' }) @IsString({ message: '请选择编制轮次' }) roundCode!: string
  @IsArray({ message: '应是列表' })
  @ArrayMinSize(1, { message: '请至少选择一个领域' })
  @ArrayMaxSize(MOST_DOMAINS, { message: '领域太多' })
  @ArrayUnique({ message: '有重复的领域' })
  @IsString({ each: true, message: '应是领域代码' })
  @MaxLength(10, { each: true, message: '领域代码太长' })
  domainCodes!: string[]
  @IsIn(
    PUBLICATION_REVIEWS.map(({ code }) => code),
    { message: '请选择签署编制、审核还是保密审查' },
  )
  kind!: PublicationReviewKind
  @MaxLength(64, { message: '内容校验码太长' }) @IsString({ message: OLD_PAGE }) contentHash!: string
}
class ReviewsDto {
  @MaxLength(20, { message: '编制轮次代码太长' }) @IsString({ message: '请选择编制轮次' }) round!: string
  @MaxLength(2200, { message: '领域太多' }) @IsString({ message: '请选择领域' }) domains!: string
  @MaxLength(64, { message: '内容校验码太长' }) @IsString({ message: OLD_PAGE }) contentHash!: string
}

class WithdrawDto extends SeenVersionDto implements WithdrawEditionRequest {
  @IsString({ message: '应是文字' }) @MaxLength(500, { message: '最多 500 字' }) explanation!: string
  @IsBoolean({ message: '请说明内容是否还可以查看' }) conceal!: boolean
  @IsOptional()
  @IsArray({ message: '应是列表' })
  @ArrayMinSize(1, { message: '请至少选择一个公开事项' })
  @ArrayMaxSize(MOST_ITEMS, { message: `一次最多选择 ${MOST_ITEMS} 个公开事项` })
  @ArrayUnique({ message: '有重复的公开事项' })
  @IsString({ each: true, message: '应是公开事项编号' })
  @MaxLength(60, { each: true, message: '公开事项编号太长' })
  items?: string[]
}

class PageDto {
  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: '页码应是整数' })
  @Min(1, { message: '页码从 1 起' })
  @Max(1_000_000, { message: '没有这一页' })
  page?: number
}
class DraftDto extends PageDto {
  @IsString({ message: '请选择领域' }) @MaxLength(2000, { message: '领域太多' }) domains!: string
}
class LawDoubtsDto extends DraftDto {
  @IsOptional()
  @ValidateBy(
    { name: 'isDay', validator: { validate: (value: unknown) => typeof value === 'string' && isLocalDate(value) } },
    { message: '施行日期应如 2026-12-01' },
  )
  effectiveOn?: string
}
class UnitsDto {
  @MaxLength(10, { message: '领域代码太长' }) @IsString({ message: '请选择领域' }) domain!: string
}
const ITEM_KINDS = ['add', 'revise', 'withdraw', 'same', 'keep'] as const
class ItemsDto extends PageDto {
  @MaxLength(10, { message: '领域代码太长' }) @IsString({ message: '请选择领域' }) domain!: string
  @IsOptional() @MaxLength(40, { message: '单位代码太长' }) @IsString({ message: '请选择单位' }) unit?: string
  @IsOptional() @IsIn(ITEM_KINDS, { message: '没有这一类变化' }) kind?: (typeof ITEM_KINDS)[number]
}
class ChooseWithdrawalDto extends SeenVersionDto implements ChooseWithdrawalRequest {
  @MaxLength(20, { message: '编制轮次代码太长' }) @IsString({ message: '请选择编制轮次' }) roundCode!: string
  @MaxLength(10, { message: '领域代码太长' }) @IsString({ message: '请选择领域' }) domainCode!: string
  @MaxLength(40, { message: '单位代码太长' }) @IsString({ message: '请选择单位' }) organisationCode!: string
  @MaxLength(500, { message: '最多 500 字' }) @IsString({ message: '应是文字' }) reason!: string
}

@Controller('api')
@Allow('office')
export class PublicationController {
  constructor(
    @Inject(DraftEditionQuery) private readonly draft: DraftEditionQuery,
    @Inject(PublishEdition) private readonly publishEdition: PublishEdition,
    @Inject(WithdrawEdition) private readonly withdrawEdition: WithdrawEdition,
    @Inject(EditionLossesQuery) private readonly losses: EditionLossesQuery,
    @Inject(PublicationUnitsQuery) private readonly units: PublicationUnitsQuery,
    @Inject(ChooseWithdrawal) private readonly chooseWithdrawal: ChooseWithdrawal,
    @Inject(ReviewsQuery) private readonly reviews: ReviewsQuery,
    @Inject(SignReview) private readonly signReview: SignReview,
  ) {}

  @Get('publication')
  preview(): Promise<PublicationPreview> {
    return this.draft.preview()
  }

  @Get('publication/entries')
  entries(@Query() { domains, page = 1 }: DraftDto): Promise<PublicationDraft> {
    return this.draft.entries(domains.split(','), page)
  }

  @Get('publication/law-doubts')
  lawDoubts(@Query() { domains, page = 1, effectiveOn }: LawDoubtsDto): Promise<LawDoubts> {
    return this.draft.lawDoubts(domains.split(','), page, effectiveOn)
  }

  @Get('publication/changes')
  changes(@Query() { domains, page = 1 }: DraftDto): Promise<PublicationChanges> {
    return this.draft.changes(domains.split(','), page)
  }

  @Get('publication/units')
  unitsOf(@Query() { domain }: UnitsDto): Promise<PublicationUnits> {
    return this.units.run(domain)
  }

  @Get('publication/items')
  items(@Query() { page = 1, ...filter }: ItemsDto): Promise<PublicationItems> {
    return this.units.items(filter, page)
  }

  @Put('publication/withdrawals')
  choose(@CurrentActor() actor: SignedIn, @Body() body: ChooseWithdrawalDto): Promise<PublicationUnits> {
    return this.chooseWithdrawal.run(actor, body)
  }

  @Get('publication/reviews')
  reviewsOf(
    @CurrentActor() actor: SignedIn,
    @Query() { round, domains, contentHash }: ReviewsDto,
  ): Promise<PublicationReviews> {
    return this.reviews.of(actor, { roundCode: round, domainCodes: domains.split(',') }, contentHash)
  }

  @Get('publication/review-plans')
  plans(): Promise<SignedPlan[]> {
    return this.reviews.plans()
  }

  @Post('publication/reviews')
  sign(@CurrentActor() actor: SignedIn, @Body() body: SignReviewDto): Promise<PublicationReviews> {
    return this.signReview.run(actor, body)
  }

  @Delete('publication/reviews/:id')
  takeBack(@CurrentActor() actor: SignedIn, @Param('id', ParseIntPipe) id: number): Promise<PublicationReviews> {
    return this.signReview.takeBack(actor, id)
  }

  @Get('editions/reviews')
  reviewsOfEditions(): Promise<ReviewsOfEdition[]> {
    return this.reviews.ofEditions()
  }

  @Post('editions')
  publish(@CurrentActor() actor: SignedIn, @Body() body: PublishDto): Promise<EditionView> {
    return this.publishEdition.run(actor, body)
  }

  @Get('editions/:id/losses')
  lossesOf(@Param('id', ParseIntPipe) id: number): Promise<EditionLosses> {
    return this.losses.of(id)
  }

  @Post('editions/:id/withdrawal')
  @HttpCode(200)
  withdraw(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: WithdrawDto,
  ): Promise<EditionView> {
    return this.withdrawEdition.run(actor, id, body)
  }
}
