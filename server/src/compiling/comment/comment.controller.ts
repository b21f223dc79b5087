import type { AddCommentRequest, CommentView } from '@gongkai/shared/compiling/comment/comment.contract'
import { Body, Controller, Get, Inject, Param, ParseIntPipe, Post } from '@nestjs/common'
import { IsString, MaxLength } from 'class-validator'
import { DataSource } from 'typeorm'
import { Guarded } from '../../district/privacy/guarded.js'
import { Allow, CurrentActor, type SignedIn } from '../../platform/http/actor.js'
import { AddComment } from './add-comment.js'
import { commentedAssignment, commentsOn } from './list-comments.query.js'

class AddCommentDto implements AddCommentRequest {
  @Guarded('留言') @IsString({ message: '应是文字' }) @MaxLength(2000, { message: '留言最多 500 字' }) text!: string
}

/** 留言 between who fills an entry and who reviews it. */
@Controller('api/entries/:id/comments')
@Allow('office', 'agency', 'town', 'village')
export class CommentController {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(AddComment) private readonly addComment: AddComment,
  ) {}

  @Get()
  async list(@CurrentActor() actor: SignedIn, @Param('id', ParseIntPipe) id: number): Promise<CommentView[]> {
    const tx = this.dataSource.manager
    await commentedAssignment(tx, id, actor)
    return commentsOn(tx, id, actor)
  }

  @Post()
  add(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: AddCommentDto,
  ): Promise<CommentView[]> {
    return this.addComment.run(actor, id, body)
  }
}
