/** Equatorial radius of the sphere of Web Mercator in metres. */
const radiusM = 6_378_137
/** The map is so small that one latitude, in its middle, serves for the size of a metre: it is off by 0.4 % at the edges. */
const middleLat = 21.2

const north = (radiusM * Math.PI) / 180

/** Metres of a degree to the north, and of one to the east in the middle of the map. */
export const metresPerDegree = { north, east: north * Math.cos((middleLat * Math.PI) / 180) } as const
