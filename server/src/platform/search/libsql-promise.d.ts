/** The part of libsql's asynchronous twin that is used; the package ships no types of it. */
declare module 'libsql/promise' {
  export default class Database {
    constructor(path: string, options: object)
    exec(sql: string): Promise<void>
    close(): void
  }
}
