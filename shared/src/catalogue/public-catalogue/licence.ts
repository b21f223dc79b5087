/** The licence of the published data; it stands in the files themselves and beside their links. */
export const LICENCE = '政府信息，可以免费查阅、复制、再利用；使用时请注明来源和目录版本，内容以政府网站公布的为准。'
