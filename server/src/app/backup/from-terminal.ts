import 'reflect-metadata'
import { resolve } from 'node:path'
import { readCommandConfig } from '../config.js'
import { restoreBackup } from './restore-backup.js'
import { writeBackup } from './write-backup.js'

const DEFAULT_FOLDER = '../data/backups'

/** A path as the person typed it, who stands where npm was called. */
const asTyped = (path: string) => resolve(process.env.INIT_CWD ?? process.cwd(), path)

/** `npm run backup [FOLDER]`: a copy in FOLDER, else in GONGKAI_BACKUP, else in data/backups. */
export async function backupFromTerminal([typed]: string[]): Promise<void> {
  const { databaseUrl: url, files, backup } = readCommandConfig(process.env)
  const folder = typed ? asTyped(typed) : resolve(backup ?? DEFAULT_FOLDER)
  console.log(`备份完成：${await writeBackup({ url, files, folder, occasion: 'asked', now: new Date() })}`)
}

/** `npm run restore COPY`: into the database of DATABASE_URL and the folder of GONGKAI_FILES, both empty. */
export async function restoreFromTerminal([typed]: string[]): Promise<void> {
  if (!typed)
    throw new Error(
      '用法：npm run restore 备份的目录，如 npm run restore data/backups/gongkai-20261128T063000000Z-asked',
    )
  const { databaseUrl: url, files } = readCommandConfig(process.env)
  const { takenAt, release, tables, files: parts } = await restoreBackup({ copy: asTyped(typed), url, files })
  const rows = tables.reduce((sum, table) => sum + table.rows, 0)
  console.log(
    `恢复完成并已逐表核对：${tables.length} 个表 ${rows} 行，${parts.length} 个文件，备份时间 ${takenAt}，版本 ${release}。\n所有人需要重新登录。`,
  )
}
