import type { ConsolePanel } from '@jupyterlab/console';
import type { IDocumentWidget } from '@jupyterlab/docregistry';
import type { FileEditor } from '@jupyterlab/fileeditor';
import type { IJupyterLabPageFixture } from '@jupyterlab/galata';
import type { Locator } from '@playwright/test';

type FilePanel = IDocumentWidget<FileEditor>;

/** A code console as a person sees it. */
export class Console {
  constructor(private readonly page: IJupyterLabPageFixture) {}

  /** Open one with a Python kernel, which is ready when it returns. */
  async open(): Promise<void> {
    await this.page.evaluate(async () => {
      const { commands, shell } = window.jupyterapp;
      await commands.execute('console:create', {
        kernelPreference: { name: 'python3' }
      });
      const panel = shell.currentWidget as ConsolePanel;
      await panel.sessionContext.ready;
      const kernel = panel.sessionContext.session?.kernel;
      await kernel?.info;
      // The first time it takes longer than JupyterLab waits.
      await kernel?.requestComplete({ code: 'pr', cursor_pos: 2 });
    });
    await this.enter();
  }

  /** Put the cursor into the prompt. */
  async enter(): Promise<void> {
    await this.prompt.click();
    await this.isEnabled.waitFor();
  }

  /** Execute what stands in the prompt. */
  async run(): Promise<void> {
    const { length } = await this.executed.all();
    await this.page.keyboard.press('Shift+Enter');
    await this.executed.nth(length).waitFor();
    await this.isEnabled.waitFor();
  }

  /** What stands in the prompt, without any ghost. */
  source(): Promise<string> {
    return this.page.evaluate(() => {
      const panel = window.jupyterapp.shell.currentWidget as ConsolePanel;
      return panel.console.promptCell?.model.sharedModel.getSource() ?? '';
    });
  }

  private get prompt(): Locator {
    return this.page.locator('.jp-CodeConsole-promptCell .cm-content');
  }

  private get executed(): Locator {
    return this.page.locator('.jp-CodeConsole-content .jp-CodeCell');
  }

  private get isEnabled(): Locator {
    return this.page.locator(
      '.jp-CodeConsole-promptCell .jp-mod-completer-enabled'
    );
  }
}

/** A file in JupyterLab's text editor. */
export class File {
  constructor(
    private readonly page: IJupyterLabPageFixture,
    private readonly folder: string
  ) {}

  /** Open one with the cursor at `║`. */
  async open(name: string, text: string): Promise<void> {
    const path = `${this.folder}/${name}`;
    const content = text.replace('║', '');
    await this.page.contents.uploadContent(content, 'text', path);
    await this.page.evaluate(
      async ([file, offset]) => {
        const { commands } = window.jupyterapp;
        const panel = (await commands.execute('docmanager:open', {
          path: file,
          factory: 'Editor'
        })) as FilePanel;
        await panel.context.ready;
        const { editor } = panel.content;
        const position = editor.getPositionAt(offset);
        editor.focus();
        editor.setCursorPosition(position ?? { line: 0, column: 0 });
      },
      [path, text.indexOf('║')] as const
    );
    await this.page
      .locator('.jp-FileEditor .jp-mod-completer-enabled.jp-mod-focused')
      .waitFor();
  }

  /** What the file has, without any ghost. */
  source(): Promise<string> {
    return this.page.evaluate(() => {
      const panel = window.jupyterapp.shell.currentWidget as FilePanel;
      return panel.content.model.sharedModel.getSource();
    });
  }
}
