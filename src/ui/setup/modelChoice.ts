import type { TranslationBundle } from '@jupyterlab/translation';
import { element } from '../dialogs/dom';

/** A list of models to choose from; disabled until the models are known. */
export class ModelChoice {
  constructor(private readonly trans: TranslationBundle) {
    this.select = element('select', {
      className: 'jp-mod-styled',
      'aria-label': trans.__('Model')
    });
    this.node = element('div', { className: 'jp-select-wrapper' }, this.select);
    this.clear();
  }

  readonly node: HTMLElement;

  /** The id of the chosen model; empty for the first model of the service. */
  get modelId(): string {
    return this.select.value;
  }

  /** Shows the models of a service, and chooses one; empty for its first model. */
  showModels(ids: readonly string[], chosenId: string): void {
    const { trans, select } = this;
    const [firstId = ''] = ids;
    // Some servers list only some of their models.
    const allIds =
      chosenId === '' || ids.includes(chosenId) ? ids : [chosenId, ...ids];
    select.replaceChildren(
      createOption(
        '',
        trans.__('The first model of the service, now %1', firstId)
      ),
      ...allIds.map(id => createOption(id, id))
    );
    select.value = chosenId;
    select.disabled = false;
  }

  focus(): void {
    this.select.focus();
  }

  /** Removes all models, and disables the list. */
  clear(): void {
    const hint = this.trans.__('The models are listed after the test');
    this.select.replaceChildren(createOption('', hint));
    this.select.disabled = true;
  }

  private readonly select: HTMLSelectElement;
}

function createOption(value: string, label: string): HTMLOptionElement {
  return element('option', { value }, label);
}
