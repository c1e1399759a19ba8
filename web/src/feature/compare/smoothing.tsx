import { useText } from '../../message/text.ts'

interface SmoothingProps {
  readonly smooth: boolean
  /** How many units took part. */
  readonly units: number
  readonly onSmooth: (smooth: boolean) => void
}

/** Draws rates to the mean of all, and says by which method and what it is for. */
export function Smoothing({ smooth, units, onSmooth }: SmoothingProps) {
  const text = useText()
  return (
    <div className="only-apart">
      <label className="check no-print">
        <input type="checkbox" checked={smooth} onChange={(event) => onSmooth(event.target.checked)} />
        <span>{text('smooth.label')}</span>
      </label>
      <span className="hint" role="status">
        {smooth && (units > 0 ? text('smooth.method', { units }) : text('smooth.refused'))}
      </span>
    </div>
  )
}
