import { defineElement } from '../base/define-element.js';
import { RucheLifecycleElement } from './lifecycle.element.js';

defineElement('ruche-lifecycle', RucheLifecycleElement);

declare global {
  interface HTMLElementTagNameMap {
    'ruche-lifecycle': RucheLifecycleElement;
  }
}
