import { fileText, photoNames, sendFaults, sizeText } from './disclosure-files'

const file = (kind: 'photo' | 'file', name: string, bytes = 2048) => ({ kind, name, bytes })

test('a size is read at a glance', () => {
  expect([1, 2048, 1_020_000, 1_200_000, 10_485_760].map(sizeText)).toEqual([
    '1 KB',
    '2 KB',
    '996 KB',
    '1.1 MB',
    '10.0 MB',
  ])
})

test('photos are counted among themselves, files keep their names', () => {
  expect(photoNames([file('photo', '照片.jpg'), file('file', '公示.pdf'), file('photo', '照片.png')])).toEqual([
    '照片 1',
    '公示.pdf',
    '照片 2',
  ])
  expect(fileText(file('file', '名单.公示.DOCX'))).toBe('docx，2 KB')
})

test('the tenth file, and one over 10 MB, are not even sent', () => {
  expect(sendFaults(8, 10_485_760)).toEqual([])
  expect(sendFaults(9, 10_485_761).map(({ code }) => code)).toEqual(['file.too-many', 'file.too-large'])
  expect(sendFaults(0, 12_000_000)[0]?.text).toBe('这个文件有 11.4 MB，最大 10 MB，请压缩或拆开后再上传')
})
