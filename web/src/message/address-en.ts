import type { addressVi } from './address-vi.ts'

/** Words for an address that the page cannot use whole. */
export const addressEn: Record<keyof typeof addressVi, string> = {
  'address.unknown': 'The page cannot use part of its address: {parts}. It shows: {shown}.',
  'address.close': 'Close the notice about the address',
}
