import { refuse } from '@gongkai/shared/base/refusal'
import type {
  ImportChoices,
  ImportRowPage,
  ImportRowView,
  ImportView,
} from '@gongkai/shared/exchange/import/import.contract'
import { Body, Controller, Delete, Get, HttpCode, Inject, Param, ParseIntPipe, Post, Put, Query } from '@nestjs/common'
import { Allow, CurrentActor, type SignedIn } from '../../platform/http/actor.js'
import { Refused } from '../../platform/http/refused.js'
import { AnswerImportFinding } from './answer-import-finding.js'
import { ApplyImport } from './apply-import.js'
import { ChooseImportRows } from './choose-import-rows.js'
import { DeleteImport } from './delete-import.js'
import { EditImportRow } from './edit-import-row.js'
import {
  ActOnImportDto,
  AnswerImportFindingDto,
  ChooseImportRowsDto,
  EditImportRowDto,
  ImportFileDto,
  ImportPastedDto,
  ImportRowsDto,
  MaskImportColumnDto,
  MaskImportRowDto,
} from './import.dto.js'
import { ImportRowsQuery } from './import-rows.query.js'
import { ListImportsQuery } from './list-imports.query.js'
import { MaskImportColumn } from './mask-import-column.js'
import { MaskImportRow } from './mask-import-row.js'
import { StartImport } from './start-import.js'
import { UndoImport } from './undo-import.js'

/** 导入 of tables that units have already; import-policy decides who may bring which kind. */
@Controller('api/imports')
@Allow('office', 'agency', 'town', 'village')
export class ImportController {
  constructor(
    @Inject(StartImport) private readonly startImport: StartImport,
    @Inject(ListImportsQuery) private readonly listImports: ListImportsQuery,
    @Inject(ImportRowsQuery) private readonly importRows: ImportRowsQuery,
    @Inject(EditImportRow) private readonly editImportRow: EditImportRow,
    @Inject(ChooseImportRows) private readonly chooseImportRows: ChooseImportRows,
    @Inject(MaskImportRow) private readonly maskImportRow: MaskImportRow,
    @Inject(MaskImportColumn) private readonly maskImportColumn: MaskImportColumn,
    @Inject(AnswerImportFinding) private readonly answerImportFinding: AnswerImportFinding,
    @Inject(ApplyImport) private readonly applyImport: ApplyImport,
    @Inject(UndoImport) private readonly undoImport: UndoImport,
    @Inject(DeleteImport) private readonly deleteImport: DeleteImport,
  ) {}

  @Post()
  file(
    @CurrentActor() actor: SignedIn,
    @Query() { kind, name, domain }: ImportFileDto,
    @Body() bytes: unknown,
  ): Promise<ImportView> {
    if (!Buffer.isBuffer(bytes) || bytes.length === 0)
      throw new Refused(400, [refuse('import.nothing', 'file', '请上传 xlsx、docx 或 csv 文件')])
    return this.startImport.run(actor, kind, domain, { name, bytes })
  }

  @Post('pasted')
  pasted(@CurrentActor() actor: SignedIn, @Body() { kind, domain, text, html }: ImportPastedDto): Promise<ImportView> {
    return this.startImport.run(actor, kind, domain, { text, ...(html ? { html } : {}) })
  }

  @Get()
  list(@CurrentActor() actor: SignedIn): Promise<ImportView[]> {
    return this.listImports.run(actor)
  }

  @Get('choices')
  choices(@CurrentActor() actor: SignedIn): Promise<ImportChoices> {
    return this.listImports.choices(actor)
  }

  @Get(':id')
  one(@CurrentActor() actor: SignedIn, @Param('id', ParseIntPipe) id: number): Promise<ImportView> {
    return this.listImports.one(actor, id)
  }

  @Get(':id/rows')
  rows(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Query() query: ImportRowsDto,
  ): Promise<ImportRowPage> {
    return this.importRows.run(actor, id, query)
  }

  @Put(':id/rows/:rowId')
  edit(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Param('rowId', ParseIntPipe) rowId: number,
    @Body() body: EditImportRowDto,
  ): Promise<ImportRowView> {
    return this.editImportRow.run(actor, id, rowId, body)
  }

  @Put(':id/rows/:rowId/mask')
  mask(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Param('rowId', ParseIntPipe) rowId: number,
    @Body() body: MaskImportRowDto,
  ): Promise<ImportRowView> {
    return this.maskImportRow.run(actor, id, rowId, body)
  }

  @Put(':id/rows/:rowId/answer')
  answer(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Param('rowId', ParseIntPipe) rowId: number,
    @Body() body: AnswerImportFindingDto,
  ): Promise<ImportRowView> {
    return this.answerImportFinding.run(actor, id, rowId, body)
  }

  @Put(':id/mask')
  maskColumn(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: MaskImportColumnDto,
  ): Promise<ImportView> {
    return this.maskImportColumn.run(actor, id, body)
  }

  @Put(':id/choice')
  choose(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: ChooseImportRowsDto,
  ): Promise<ImportView> {
    return this.chooseImportRows.run(actor, id, body)
  }

  @Post(':id/application')
  @HttpCode(200)
  apply(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: ActOnImportDto,
  ): Promise<ImportView> {
    return this.applyImport.run(actor, id, body)
  }

  @Post(':id/undo')
  @HttpCode(200)
  undo(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: ActOnImportDto,
  ): Promise<ImportView> {
    return this.undoImport.run(actor, id, body)
  }

  @Delete(':id')
  @HttpCode(204)
  delete(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Query() { version }: ActOnImportDto,
  ): Promise<void> {
    return this.deleteImport.run(actor, id, version)
  }
}
