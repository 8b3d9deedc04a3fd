import { execFile } from 'node:child_process';
import { once } from 'node:events';
import * as fs from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as os from 'node:os';
import * as path from 'node:path';
import { promisify } from 'node:util';
import { JUPYTER_PYTHON_PATH } from './paths';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm'
};

/**
 * A JupyterLite site with the extension. It has files only and no Jupyter
 * server.
 */
export class LiteSite {
  /**
   * Builds a site and serves it.
   *
   * @param overrides - the settings of each plugin, for `overrides.json`.
   * @param files - the contents of the files by name.
   */
  static async start(
    overrides: object,
    files: Record<string, string>
  ): Promise<LiteSite> {
    const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'lite-'));
    const contents = path.join(folder, 'contents');
    await fs.mkdir(contents);
    await fs.writeFile(
      path.join(folder, 'overrides.json'),
      JSON.stringify(overrides)
    );
    for (const [name, content] of Object.entries(files)) {
      await fs.writeFile(path.join(contents, name), content);
    }
    await promisify(execFile)(
      JUPYTER_PYTHON_PATH,
      [
        ...['-m', 'jupyterlite_core', 'build'],
        ...['--contents', contents, '--output-dir', 'site'],
        ...['--settings-overrides', 'overrides.json']
      ],
      { cwd: folder }
    );
    const server = createServer((request, response) => {
      const { pathname } = new URL(request.url ?? '/', 'http://site');
      const file = path.join(folder, 'site', path.normalize(pathname));
      fs.readFile(file).then(
        content => {
          const type =
            CONTENT_TYPES[path.extname(file)] ?? 'application/octet-stream';
          response.writeHead(200, { 'content-type': type }).end(content);
        },
        () => response.writeHead(404).end()
      );
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new LiteSite(folder, server);
  }

  get url(): string {
    const { port } = this.server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  /** Stops serving the site and removes its files. */
  async dispose(): Promise<void> {
    this.server.close();
    this.server.closeAllConnections();
    await once(this.server, 'close');
    await fs.rm(this.folder, { recursive: true, force: true });
  }

  private constructor(
    private readonly folder: string,
    private readonly server: Server
  ) {}
}
