import { TriangleAlert } from 'lucide-react'

/** Why a form was not taken, above its button; read aloud when it comes. */
export function FormFault({ words }: { readonly words: string | undefined }) {
  return (
    <div role="alert">
      {words && (
        <p className="form-fault">
          <TriangleAlert size={17} aria-hidden="true" />
          {words}
        </p>
      )}
    </div>
  )
}
