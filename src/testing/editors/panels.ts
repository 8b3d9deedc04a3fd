import {
  type CodeMirrorEditor,
  CodeMirrorMimeTypeService,
  EditorLanguageRegistry
} from '@jupyterlab/codemirror';
import { ConsolePanel } from '@jupyterlab/console';
import { Context, TextModelFactory } from '@jupyterlab/docregistry';
import { type FileEditor, FileEditorFactory } from '@jupyterlab/fileeditor';
import { NBTestUtils } from '@jupyterlab/notebook/lib/testutils';
import { ServiceManagerMock } from '@jupyterlab/services/lib/testutils';
import { framePromise } from '@jupyterlab/testing';
import type { IDisposable } from '@lumino/disposable';
import { Widget } from '@lumino/widgets';
import { focusAt } from './notebook';

const openDisposables: IDisposable[] = [];

/**
 * Opens a real code console in which some code was executed.
 *
 * @param promptText - the text in its prompt, with the cursor `║`.
 * @param kernelName - `python3` or `irkernel`.
 */
export async function openConsole(
  executedCode: readonly string[],
  promptText: string,
  kernelName = 'python3'
): Promise<{ panel: ConsolePanel; editor: CodeMirrorEditor }> {
  const panel = new ConsolePanel({
    contentFactory: new ConsolePanel.ContentFactory({
      editorFactory: NBTestUtils.editorFactory
    }),
    executor: { runCell: () => Promise.resolve(true) },
    kernelPreference: { name: kernelName },
    manager: new ServiceManagerMock(),
    mimeTypeService: NBTestUtils.mimeTypeService,
    rendermime: NBTestUtils.defaultRenderMime()
  });
  await attach(panel);
  for (const text of executedCode) {
    panel.console.promptCell?.model.sharedModel.setSource(text);
    await panel.console.execute(true);
  }
  const editor = panel.console.promptCell?.editor as CodeMirrorEditor;
  setMarkedText(editor, promptText);
  return { panel, editor };
}

/** Opens a real file editor with the cursor at `║`. */
export async function openFile(
  path: string,
  text: string
): Promise<{ panel: Widget; editor: CodeMirrorEditor; content: FileEditor }> {
  const languages = new EditorLanguageRegistry();
  EditorLanguageRegistry.getDefaultLanguages().forEach(language =>
    languages.addLanguage(language)
  );
  const context = new Context({
    factory: new TextModelFactory(),
    manager: new ServiceManagerMock(),
    path
  });
  await context.initialize(true);
  const factory = new FileEditorFactory({
    editorServices: {
      factoryService: {
        newDocumentEditor: NBTestUtils.editorFactory,
        newInlineEditor: NBTestUtils.editorFactory
      },
      mimeTypeService: new CodeMirrorMimeTypeService(languages)
    },
    factoryOptions: { name: 'Editor', fileTypes: ['*'] }
  });
  const panel = factory.createNew(context);
  openDisposables.push(factory, context);
  await attach(panel);
  const editor = panel.content.editor as CodeMirrorEditor;
  setMarkedText(editor, text);
  return { panel, editor, content: panel.content };
}

/** Closes every console and file that was opened. */
export function closePanels(): void {
  openDisposables.splice(0).forEach(one => one.dispose());
}

async function attach(panel: Widget): Promise<void> {
  openDisposables.push(panel);
  Widget.attach(panel, document.body);
  await framePromise();
}

function setMarkedText(editor: CodeMirrorEditor, markedText: string): void {
  editor.model.sharedModel.setSource(markedText.replace('║', ''));
  focusAt(editor, markedText.indexOf('║'));
}
