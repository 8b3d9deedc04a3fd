import type { ConsolePanel } from '@jupyterlab/console';
import type { IDocumentWidget } from '@jupyterlab/docregistry';
import type { FileEditor } from '@jupyterlab/fileeditor';
import type { IJupyterLabPageFixture } from '@jupyterlab/galata';
import type { Locator, Page } from '@playwright/test';
import { Editor } from './editor';

type FilePanel = IDocumentWidget<FileEditor>;

/** Returns the prompt of the console in a page. */
export function getConsolePrompt(page: Page): Locator {
  return page.locator('.jp-CodeConsole-promptCell');
}

/** Returns the file editor that is visible in a page. */
export function getFileEditor(page: Page): Locator {
  return page.locator('.jp-FileEditor:visible');
}

/** The prompt of a code console in JupyterLab. */
export class LabConsole extends Editor {
  constructor(private readonly lab: IJupyterLabPageFixture) {
    super(lab, getConsolePrompt(lab));
  }

  /** Opens a console with a Python kernel and waits until the kernel is ready. */
  async open(): Promise<void> {
    await this.lab.evaluate(async () => {
      const { commands, shell } = window.jupyterapp;
      await commands.execute('console:create', {
        kernelPreference: { name: 'python3' }
      });
      const panel = shell.currentWidget as ConsolePanel;
      await panel.sessionContext.ready;
      const kernel = panel.sessionContext.session?.kernel;
      await kernel?.info;
      // The first answer takes longer than JupyterLab waits.
      await kernel?.requestComplete({ code: 'pr', cursor_pos: 2 });
    });
    await this.moveCursorToEnd();
  }

  /** Executes the code in the prompt. */
  async executePrompt(): Promise<void> {
    const executed = this.lab.locator('.jp-CodeConsole-content .jp-CodeCell');
    const { length } = await executed.all();
    await this.lab.keyboard.press('Shift+Enter');
    await executed.nth(length).waitFor();
    await this.readyEditor.waitFor();
  }
}

/** A file in JupyterLab's text editor. */
export class LabFile extends Editor {
  constructor(
    private readonly lab: IJupyterLabPageFixture,
    private readonly folder: string
  ) {
    super(lab, getFileEditor(lab));
  }

  /** Opens a new file with this text and the cursor at its `║`. */
  async open(name: string, text: string): Promise<void> {
    const path = `${this.folder}/${name}`;
    const content = text.replace('║', '');
    await this.lab.contents.uploadContent(content, 'text', path);
    await this.lab.evaluate(
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
    await this.readyEditor.waitFor();
  }
}
