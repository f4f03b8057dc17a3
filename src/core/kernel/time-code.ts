/** 75 → 01:15; an hour and more → 1:01:15. */
export const timeCodeText = (atSeconds: number): string => {
  const two = (n: number): string => String(n).padStart(2, '0')
  const [hours, minutes, seconds] = [Math.floor(atSeconds / 3600), Math.floor(atSeconds / 60) % 60, atSeconds % 60]
  return hours === 0 ? `${two(minutes)}:${two(seconds)}` : `${String(hours)}:${two(minutes)}:${two(seconds)}`
}
