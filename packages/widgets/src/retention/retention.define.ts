import { defineElement } from '../base/define-element.js';
import { RucheRetentionElement } from './retention.element.js';

defineElement('ruche-retention', RucheRetentionElement);

declare global {
  interface HTMLElementTagNameMap {
    'ruche-retention': RucheRetentionElement;
  }
}
