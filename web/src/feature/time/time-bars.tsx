import type { Bar } from './histogram.ts'

const percent = (share: number) => `${(share * 100).toFixed(2)}%`

/**
 * The bars of the periods, below the slider that is laid over them. A bar that tells no number is a hatched stub, never an empty
 * place that could pass for zero; what a range leaves open is drawn lighter over what is sure.
 */
export function TimeBars({
  bars,
  at,
  other,
}: {
  readonly bars: readonly Bar[]
  readonly at: number
  readonly other: number
}) {
  return (
    <div className="time-bars" aria-hidden="true">
      {bars.map(({ period, count, provisional, height }, index) => (
        <span
          key={period.start}
          className="time-bar"
          data-kind={count.kind}
          data-shown={index === at || undefined}
          data-other={index === other || undefined}
          data-provisional={provisional || undefined}
        >
          {height ? (
            <>
              {height.high > height.low && <i className="time-possible" style={{ height: percent(height.high) }} />}
              <i className="time-sure" style={{ height: percent(height.low) }} />
            </>
          ) : (
            <i className="time-untold" />
          )}
        </span>
      ))}
    </div>
  )
}
