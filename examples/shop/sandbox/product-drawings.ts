/**
 * Pictures for the sandbox's products: flat drawings, so that the example needs no image files.
 */
const WOOD = '#c8935f'
const WOOD_DARK = '#a87443'
const WOOD_LIGHT = '#dcb48a'
const STEEL = '#4a4f55'
const STEEL_LIGHT = '#7d848c'
const CREAM = '#fffaf2'
const GREEN = '#2f6f5e'
const GREEN_DARK = '#235548'
const CLAY = '#c4643a'
const CLAY_DARK = '#a04e2b'
const SAND = '#e3d3bb'
const YELLOW = '#e0a93b'

const box = (x: number, y: number, width: number, height: number, fill: string, radius = 0) =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}" fill="${fill}"/>`
const line = (path: string, stroke: string, width: number) =>
  `<path d="${path}" fill="none" stroke="${stroke}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`
const shape = (path: string, fill: string) => `<path d="${path}" fill="${fill}"/>`
const dot = (x: number, y: number, radius: number, fill: string) =>
  `<circle cx="${x}" cy="${y}" r="${radius}" fill="${fill}"/>`
const shadow = (width: number) => `<ellipse cx="200" cy="262" rx="${width}" ry="9" fill="#000" opacity=".09"/>`

const lamp = (x: number, y: number) =>
  shape(`M${x - 20} ${y}h40l-9-24h-22z`, YELLOW) +
  line(`M${x} ${y}v30`, STEEL, 4) +
  box(x - 15, y + 29, 30, 5, STEEL, 2)

const drawings = {
  chair:
    shadow(80) +
    line('M200 190v44M200 236l-50 18M200 236l50 18M200 236v20', STEEL, 8) +
    dot(150, 257, 7, STEEL) +
    dot(250, 257, 7, STEEL) +
    dot(200, 259, 7, STEEL) +
    line('M256 168v-52', STEEL, 7) +
    line('M144 168v-22h34', STEEL, 7) +
    box(156, 46, 88, 100, YELLOW, 26) +
    box(168, 60, 64, 66, '#c99026', 18) +
    box(138, 158, 124, 32, YELLOW, 16) +
    box(138, 176, 124, 14, '#c99026', 7),
  cornerDesk:
    shadow(150) +
    line('M84 140v118M316 140v118M150 160v98', STEEL, 7) +
    shape('M60 128l70-30h210v14l-200 2-52 28h-28z', WOOD) +
    shape('M60 128l70-30h210v8H132l-60 26z', WOOD_LIGHT) +
    box(226, 120, 92, 60, CREAM, 4) +
    line('M260 150h24', STEEL_LIGHT, 5) +
    box(236, 52, 74, 46, STEEL, 5) +
    box(241, 57, 64, 36, '#9fc3b7', 3) +
    line('M150 98v-30M150 68l24-18', STEEL, 5) +
    shape('M164 44l26 12-16 16z', CLAY),
  deskSet:
    shadow(165) +
    box(44, 118, 250, 14, WOOD_DARK, 3) +
    box(44, 112, 250, 12, WOOD, 3) +
    line('M60 132v126M278 132v126', STEEL, 7) +
    box(66, 138, 76, 84, CREAM, 4) +
    line('M92 160h24M92 186h24M92 210h24', STEEL_LIGHT, 5) +
    line('M66 164h76M66 192h76', '#e2d8c8', 3) +
    box(170, 50, 86, 54, STEEL, 5) +
    box(176, 56, 74, 42, '#9fc3b7', 3) +
    line('M213 104v10', STEEL, 6) +
    box(286, 96, 62, 74, GREEN, 18) +
    box(272, 176, 84, 22, GREEN, 11) +
    line('M314 198v40M314 238l-30 18M314 238l30 18', STEEL, 7),
  cabinet:
    shadow(100) +
    box(112, 36, 176, 214, WOOD, 6) +
    box(122, 46, 74, 194, WOOD_LIGHT, 3) +
    box(204, 46, 74, 194, WOOD_LIGHT, 3) +
    line('M186 132v26M214 132v26', STEEL, 5) +
    box(122, 250, 12, 12, STEEL) +
    box(266, 250, 12, 12, STEEL) +
    shape('M150 36c-6-18 4-24 0-30 12 6 14 16 10 30z', GREEN) +
    box(142, 22, 28, 15, CLAY, 3),
  box:
    shadow(110) +
    shape('M94 128h212l-16 128H110z', '#5b87a8') +
    shape('M94 128h212l-3 24H97z', '#4b7392') +
    box(82, 108, 236, 24, '#6c99bb', 8) +
    box(168, 166, 64, 18, '#3d617d', 9) +
    line('M120 210h160M122 230h156', '#4b7392', 4),
  screens:
    shadow(150) +
    box(52, 62, 92, 182, GREEN, 10) +
    box(154, 62, 92, 182, GREEN_DARK, 10) +
    box(256, 62, 92, 182, GREEN, 10) +
    line('M72 100h52M72 128h52M72 156h52M72 184h52M276 100h52M276 128h52M276 156h52M276 184h52', GREEN_DARK, 5) +
    line('M174 100h52M174 128h52M174 156h52M174 184h52', '#1a4238', 5) +
    line('M76 244v14M120 244v14M178 244v14M222 244v14M280 244v14M324 244v14', STEEL, 7),
  drawer:
    shadow(86) +
    box(128, 66, 144, 180, CREAM, 8) +
    box(128, 66, 144, 14, WOOD, 6) +
    line('M136 134h128M136 190h128', '#dfd4c2', 4) +
    line('M184 108h32M184 162h32M184 218h32', STEEL, 6) +
    dot(150, 254, 8, STEEL) +
    dot(250, 254, 8, STEEL) +
    lamp(170, 32),
  cableBox:
    shadow(120) +
    line('M88 196c-50 4-54 60-4 58M312 196c44 2 52 54 10 60', STEEL, 7) +
    box(88, 150, 224, 104, CREAM, 16) +
    box(88, 150, 224, 26, WOOD, 12) +
    box(126, 196, 148, 10, '#e6dccb', 5) +
    dot(300, 236, 4, CLAY) +
    line('M150 150v-34M200 150v-52M250 150v-26', STEEL_LIGHT, 6) +
    box(140, 96, 20, 24, STEEL, 4) +
    box(190, 78, 20, 24, CLAY, 4) +
    box(240, 104, 20, 24, GREEN, 4),
  lamp:
    shadow(70) +
    `<path d="M232 122l38-6 40 136H186z" fill="#f3d27a" opacity=".32"/>` +
    box(150, 246, 100, 14, STEEL, 7) +
    line('M200 246l-44-90 84-62', STEEL, 8) +
    dot(156, 156, 9, CLAY) +
    shape('M214 62l62 40-22 36c-24-4-48-20-58-44z', CLAY) +
    shape('M254 138l22-36 12 8c2 16-12 34-34 28z', CLAY_DARK),
  sofa:
    shadow(160) +
    line('M92 232v26M308 232v26', WOOD_DARK, 9) +
    box(72, 92, 256, 110, GREEN, 28) +
    box(196, 98, 4, 80, GREEN_DARK) +
    box(48, 132, 54, 104, GREEN_DARK, 24) +
    box(298, 132, 54, 104, GREEN_DARK, 24) +
    box(92, 172, 106, 44, '#3b8370', 14) +
    box(202, 172, 106, 44, '#3b8370', 14) +
    box(92, 212, 216, 24, GREEN_DARK, 8) +
    shape('M112 130l46-8 8 46-46 8z', YELLOW),
  bin:
    shadow(70) +
    shape('M140 100h120l-12 152H152z', STEEL_LIGHT) +
    shape('M140 100h40l-6 152h-22z', '#98a0a8') +
    box(130, 84, 140, 18, STEEL, 9) +
    box(182, 246, 36, 12, STEEL, 5) +
    line('M200 84v-12', STEEL, 6),
  meetingTable:
    shadow(170) +
    line('M120 170l-22 88M280 170l22 88M200 176v80', WOOD_DARK, 10) +
    `<ellipse cx="200" cy="160" rx="160" ry="30" fill="${WOOD_DARK}"/>` +
    `<ellipse cx="200" cy="152" rx="160" ry="30" fill="${WOOD}"/>` +
    `<ellipse cx="200" cy="150" rx="136" ry="22" fill="${WOOD_LIGHT}"/>` +
    box(182, 112, 36, 34, CREAM, 8) +
    line('M200 112c-4-24-22-26-26-40M200 112c2-28 18-30 24-46M200 112v-50', GREEN, 6),
  stool:
    shadow(70) +
    line('M166 130l-22 128M234 130l22 128M200 132v124', WOOD_DARK, 10) +
    line('M156 204h88', WOOD_DARK, 7) +
    box(138, 104, 124, 30, WOOD, 15) +
    box(138, 104, 124, 14, WOOD_LIGHT, 7),
  shelf:
    shadow(110) +
    line('M104 40v218M296 40v218', STEEL, 8) +
    [84, 144, 204].map((y) => box(92, y, 216, 10, WOOD, 3)).join('') +
    [118, 134, 150].map((x, index) => box(x, 46, 13, 38, [CLAY, GREEN, YELLOW][index] ?? SAND, 2)).join('') +
    box(236, 54, 42, 30, SAND, 4) +
    dot(140, 126, 18, CLAY) +
    [210, 226, 242].map((x, index) => box(x, 104, 13, 40, [GREEN, SAND, STEEL_LIGHT][index] ?? SAND, 2)).join('') +
    box(124, 168, 64, 36, WOOD_LIGHT, 4) +
    line('M148 186h16', STEEL, 4) +
    box(236, 180, 30, 24, CREAM, 5) +
    line('M251 180c-4-14-12-14-14-22M251 180c4-16 10-16 14-26', GREEN, 5),
} as const

export type Drawing = keyof typeof drawings

export function draw(name: Drawing): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 -45 400 400">${drawings[name]}</svg>`
}
