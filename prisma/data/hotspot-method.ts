import { minNeighbours, minPlaces } from '@hub/analysis/hotspot'
import { quadrantParameters } from '@hub/analysis/rate-quadrant'

/** How hotspots were found, with every number that the result depends on: told with each answer and in each file. */
export interface HotspotMethod {
  /** Who neighbours whom. */
  readonly weights: 'CONTIGUITY' | 'HEXAGON_EDGE'
  /** How many places enter. */
  readonly entered: number
  /** How many of them are judged, and corrected for. */
  readonly judged: number
  /** Largest adjusted p of the classes 90, 95 and 99. */
  readonly alphas: readonly number[]
  readonly correction: 'BENJAMINI_HOCHBERG'
  /** Random arrangements behind p and the quadrants, and the seed of their order. */
  readonly permutations: number
  readonly seed: number
  readonly textVi: string
  readonly textEn: string
  readonly caveatVi: string
  readonly caveatEn: string
}

const words = {
  CONTIGUITY: {
    vi: 'Láng giềng là các đơn vị có ranh giới chạm nhau, gồm cả chính đơn vị đó, trọng số như nhau. Số đã làm tròn hoặc cho theo khoảng được tính như một khoảng: chỉ xếp loại khi kết luận vẫn đúng ở cách đọc bất lợi nhất của mọi khoảng; nơi chỉ nóng hoặc lạnh khi coi số đã làm tròn là số thật thì ghi “chưa chắc”. Cụm khả dĩ nhất: quét Poisson của Kulldorff (1997) trên các vòng tròn quanh tâm đơn vị, nhiều nhất một nửa mẫu số, 999 lần mô phỏng, hạt giống 1.',
    en: 'Neighbours are the units whose borders touch, the unit itself included, with equal weights. A rounded number or a range enters as an interval: a class is given only where it holds on the least favourable reading of all intervals; what is hot or cold only when rounded numbers are taken as true is called tentative. Most likely cluster: the Poisson scan of Kulldorff (1997) over circles around the centres of units, at most half of all denominators, 999 random maps, seed 1.',
  },
  HEXAGON_EDGE: {
    vi: 'Láng giềng là sáu ô lục giác có cạnh chung, gồm cả chính ô đó, trọng số như nhau. Mẫu số của xã được rải đều theo diện tích của xã, nên ô giữa đồng và ô giữa phố được coi như nhau. Tỷ suất của ô được kéo về mức chung theo Bayes thực nghiệm (Marshall 1991) trước khi tính, vì ô ít dân chỉ cần một vụ đã có tỷ suất cao.',
    en: 'Neighbours are the six hexagons that share an edge, the hexagon itself included, with equal weights. The denominator of a commune is spread evenly over its area, so that a hexagon of fields and one of houses count alike. The rate of a hexagon is first drawn to that of all by empirical Bayes (Marshall 1991), since with few people one event makes a high rate.',
  },
} as const

const { permutations, seed, alpha } = quadrantParameters

/** The method in words and numbers, for the places that were judged. */
export function hotspotMethod(
  weights: HotspotMethod['weights'],
  { entered, judged }: { readonly entered: number; readonly judged: number },
): HotspotMethod {
  return {
    weights,
    entered,
    judged,
    alphas: [0.1, 0.05, 0.01],
    correction: 'BENJAMINI_HOCHBERG',
    permutations,
    seed,
    textVi: `Thống kê cục bộ Gi* (Getis–Ord 1995) trên tỷ suất, không trên số tuyệt đối. ${words[weights].vi} Giá trị p hai phía là số lớn hơn giữa p theo phân phối chuẩn và p theo ${permutations} hoán vị của mọi giá trị (hạt giống ${seed}), điều chỉnh theo Benjamini–Hochberg cho ${judged} nơi được đánh giá; mức 99, 95, 90 lấy theo giá trị đã điều chỉnh. Đánh giá thứ hai: I cục bộ của Moran (Anselin 1995) với ${permutations} hoán vị có điều kiện, cùng hạt giống, p điều chỉnh không quá ${String(alpha).replace('.', ',')}.`,
    textEn: `Local Gi* statistic (Getis–Ord 1995) on rates, never on counts. ${words[weights].en} Two-sided p is the larger of that of the normal distribution and that of ${permutations} permutations of all values (seed ${seed}), adjusted by Benjamini–Hochberg for the ${judged} places judged; the classes 99, 95 and 90 follow the adjusted value. Second judgement: local Moran's I (Anselin 1995) with ${permutations} conditional permutations, same seed, adjusted p at most ${alpha}.`,
    caveatVi: `Nơi không công bố hoặc không có số liệu không tham gia tính (${entered} nơi tham gia). Không đánh giá khi có ít hơn ${minPlaces} nơi có số liệu, hoặc nơi có ít hơn ${minNeighbours} láng giềng có số liệu. Điểm nóng cho biết ở đâu được ghi nhận nhiều so với mẫu số; không nói lên nguyên nhân, không nói về bất kỳ người nào, và nhiều tin có thể do người dân tin tưởng và báo nhiều hơn.`,
    caveatEn: `Places that are withheld or have no data take no part (${entered} enter). Nothing is judged with fewer than ${minPlaces} places that have a number, nor a place with fewer than ${minNeighbours} such neighbours. A hotspot shows where much was recorded for its denominator; it tells no cause and says nothing of any person, and many tips may mean that people trust and tell more.`,
  }
}
