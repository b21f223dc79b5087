/** The props of the brush. */
export interface PhotoBrushProps {
  /** address of the photo, as an Image shows it */ source: string
  /** the photo in words, for those who do not see it */ label: string
  /** the photo with what was painted over it, drawn anew as a jpeg: what is covered is not in it any more */
  onDone: (painted: ArrayBuffer) => void
  onCancel: () => void
}
/** A photo is kept so large; a phone's memory holds one canvas of it. */
export const LONGEST_SIDE = 2048
export const JPEG_QUALITY = 0.86
