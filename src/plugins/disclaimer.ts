import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { ICommandPalette, ISanitizer, Sanitizer } from '@jupyterlab/apputils';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { CommandIDs } from '../commands';
import { IAssistantHost } from '../tokens';

/** Lets a person review the disclaimer of the model in use. */
export const disclaimerPlugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyterlab-qiskit-completer:disclaimer',
  description: 'Shows the disclaimer of a model, to accept or to reject.',
  autoStart: true,
  requires: [IAssistantHost],
  optional: [ISanitizer, ICommandPalette, ITranslator],
  activate: (
    app: JupyterFrontEnd,
    host: IAssistantHost,
    sanitizer: ISanitizer | null,
    palette: ICommandPalette | null,
    translator: ITranslator | null
  ) => {
    const trans = (translator ?? nullTranslator).load(
      'jupyterlab_qiskit_completer'
    );
    let open = false;
    let postponed = false;

    app.commands.addCommand(CommandIDs.reviewDisclaimer, {
      label: trans.__('Review the Disclaimer of the Model…'),
      describedBy: {
        args: {
          type: 'object',
          properties: {
            casually: {
              type: 'boolean',
              description: 'Stay silent if the person chose Later before.'
            }
          }
        }
      },
      execute: async ({ casually }) => {
        if (open || (casually === true && postponed)) {
          return false;
        }
        open = true;
        try {
          const { reviewDisclaimer } = await import('../ui/reviewDisclaimer');
          const decision = await reviewDisclaimer(
            await host.load(),
            sanitizer ?? new Sanitizer(),
            trans
          );
          postponed = decision === 'later';
          return decision === 'accept';
        } finally {
          open = false;
        }
      }
    });
    palette?.addItem({
      command: CommandIDs.reviewDisclaimer,
      category: trans.__('Qiskit Code Assistant')
    });
  }
};
