/** Bounds on the cost of unpacking a file of parts (xlsx, docx) and of walking its markup. */
export interface PackageLimits {
  /** parts (files) in the package */ parts: number
  /** bytes of one part once unpacked */ partBytes: number
  /** bytes of all parts that are read, once unpacked */ unpackedBytes: number
  /** elements in all parts together */ elements: number
  /** elements within each other in a part */ depth: number
  /** attributes of one element */ attributes: number
}
