import type { InferenceSession, Tensor } from 'onnxruntime-node'

/** What both builds of ONNX Runtime share: native where it loads, WebAssembly elsewhere (same text, about three times the CPU). */
export type Onnx = {
  readonly kind: 'native' | 'wasm'
  readonly session: (model: Uint8Array) => Promise<InferenceSession>
  readonly floats: (values: Float32Array, shape: readonly number[]) => Tensor
}

export type OnnxChoice = 'auto' | 'native' | 'wasm' | 'none'

/** Errors: undefined where neither build loads; then tesseract.js reads alone. */
export const loadOnnx = async (choice: OnnxChoice): Promise<Onnx | undefined> => {
  if (choice === 'none') return undefined
  const native = choice === 'wasm' ? undefined : await loadNative()
  return native ?? (choice === 'native' ? undefined : await loadWasm())
}

// One thread: two cost twice the CPU and were slower. Without arena and pattern the peak memory is a fifth lower at the same speed.
const nativeOptions: InferenceSession.SessionOptions = {
  intraOpNumThreads: 1, interOpNumThreads: 1, graphOptimizationLevel: 'all', enableCpuMemArena: true, enableMemPattern: true, logSeverityLevel: 3,
}

const loadNative = async (): Promise<Onnx | undefined> => {
  try {
    const ort = await import('onnxruntime-node')
    return {
      kind: 'native',
      session: (model) => ort.InferenceSession.create(model, nativeOptions),
      floats: (values, shape) => new ort.Tensor('float32', values, shape),
    }
  } catch {
    return undefined // no binary for this computer (Intel Macs), or a C library it wants is missing
  }
}

const loadWasm = async (): Promise<Onnx | undefined> => {
  try {
    const ort = await import('onnxruntime-web')
    ort.env.wasm.numThreads = 1
    ort.env.wasm.proxy = false
    ort.env.logLevel = 'error'
    return {
      kind: 'wasm',
      session: async (model) => await ort.InferenceSession.create(model, { executionProviders: ['wasm'] }),
      floats: (values, shape) => new ort.Tensor('float32', values, shape),
    }
  } catch {
    return undefined
  }
}
