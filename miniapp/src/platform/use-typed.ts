import { useState } from 'react'

/**
 * A field over something stored: it shows what stands until somebody types, then what was typed, also when what stands moves
 * on. `forget` once it is stored.
 */
export function useTyped<T>(stands: T): [value: T, type: (typed: T) => void, forget: () => void] {
  const [typed, setTyped] = useState<{ value: T } | null>(null)
  return [typed ? typed.value : stands, (value) => setTyped({ value }), () => setTyped(null)]
}
