import type { TranslationBundle } from '@jupyterlab/translation';

/** A list of models to choose from, once they are known. */
export class ModelChoice {
  constructor(private readonly trans: TranslationBundle) {
    const { select } = this;
    select.className = 'jp-mod-styled';
    select.setAttribute('aria-label', trans.__('Model'));
    this.node.className = 'jp-select-wrapper';
    this.node.append(select);
    this.clear();
  }

  readonly node = document.createElement('div');

  /** The chosen model's id; empty for the service's first. */
  get modelId(): string {
    return this.select.value;
  }

  /** Offer the models of a service. */
  showModels(ids: readonly string[], chosenId: string): void {
    const { trans, select } = this;
    const [firstId = ''] = ids;
    // Some servers list less than they have.
    const allIds =
      chosenId === '' || ids.includes(chosenId) ? ids : [chosenId, ...ids];
    select.replaceChildren(
      createOption('', trans.__('The first of the service, now %1', firstId)),
      ...allIds.map(id => createOption(id, id))
    );
    select.value = chosenId;
    select.disabled = false;
  }

  focus(): void {
    this.select.focus();
  }

  /** There is nothing to choose from any more. */
  clear(): void {
    const hint = this.trans.__('The models are listed after the test');
    this.select.replaceChildren(createOption('', hint));
    this.select.disabled = true;
  }

  private readonly select = document.createElement('select');
}

function createOption(value: string, label: string): HTMLOptionElement {
  const option = document.createElement('option');
  option.value = value;
  option.textContent = label;
  return option;
}
