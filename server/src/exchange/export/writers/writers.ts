import type { Writers } from '../official-document.js'
import { writeCsv } from './csv.js'
import { writeDocx } from './docx.js'
import { writePdf } from './pdf.js'
import { writeXlsx } from './xlsx.js'

export const writers: Writers = { xlsx: writeXlsx, docx: writeDocx, pdf: writePdf, csv: writeCsv }
