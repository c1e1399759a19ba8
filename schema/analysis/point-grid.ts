/** Places by their position in a plane, in metres or any other unit. */
export interface Points {
  readonly x: ArrayLike<number>
  readonly y: ArrayLike<number>
}

/**
 * Points sorted into square bins, so that those near a position are found without looking at all. Positions must be finite.
 *
 * @throws RangeError when there are not as many x as y, or one is not finite
 */
export class PointGrid {
  readonly columns: number
  readonly rows: number
  readonly size: number
  private readonly points: Points
  private readonly left: number
  private readonly bottom: number
  private readonly start: Int32Array
  private readonly order: Int32Array

  /** @param size side of a bin; made wider where there would be more than four bins for each point */
  constructor(points: Points, size: number) {
    this.points = points
    const { x, y } = points
    const count = x.length
    if (y.length !== count) throw new RangeError(`${count} x but ${y.length} y`)
    let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity]
    for (let at = 0; at < count; at++) {
      const [px, py] = [x[at] as number, y[at] as number]
      if (!Number.isFinite(px) || !Number.isFinite(py)) throw new RangeError(`point ${at} has no finite position`)
      if (px < left) left = px
      if (px > right) right = px
      if (py < bottom) bottom = py
      if (py > top) top = py
    }
    const [width, height] = count > 0 ? [right - left, top - bottom] : [0, 0]
    const coarse = Math.max(Math.sqrt((width * height) / (4 * count + 1)), Math.max(width, height) / (4 * count + 1))
    this.size = Math.max(size, coarse) || 1
    this.left = left
    this.bottom = bottom
    this.columns = Math.floor(width / this.size) + 1
    this.rows = Math.floor(height / this.size) + 1
    this.start = new Int32Array(this.columns * this.rows + 1)
    const bins = new Int32Array(count)
    for (let at = 0; at < count; at++) {
      const bin = this.rowOf(y[at] as number) * this.columns + this.columnOf(x[at] as number)
      bins[at] = bin
      this.start[bin + 1] = (this.start[bin + 1] as number) + 1
    }
    for (let bin = 0; bin < this.start.length - 1; bin++)
      this.start[bin + 1] = (this.start[bin + 1] as number) + (this.start[bin] as number)
    const end = this.start.slice()
    this.order = new Int32Array(count)
    for (let at = 0; at < count; at++) {
      const bin = bins[at] as number
      this.order[end[bin] as number] = at
      end[bin] = (end[bin] as number) + 1
    }
  }

  columnOf(x: number): number {
    return Math.min(Math.floor((x - this.left) / this.size), this.columns - 1)
  }

  rowOf(y: number): number {
    return Math.min(Math.floor((y - this.bottom) / this.size), this.rows - 1)
  }

  /** The points of a bin; none for a bin outside. */
  bin(column: number, row: number): Int32Array {
    if (column < 0 || row < 0 || column >= this.columns || row >= this.rows) return none
    const at = row * this.columns + column
    return this.order.subarray(this.start[at], this.start[at + 1])
  }

  /** Square of the distance of two points. */
  squaredDistance(one: number, other: number): number {
    const { x, y } = this.points
    return ((x[one] as number) - (x[other] as number)) ** 2 + ((y[one] as number) - (y[other] as number)) ** 2
  }
}

const none = new Int32Array(0)
