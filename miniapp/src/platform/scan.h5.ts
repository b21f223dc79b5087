/** A browser reads no codes; the poster's address is printed below its code. */
export const CAN_SCAN = false

export const scanCode = (): Promise<string> => Promise.resolve('')
