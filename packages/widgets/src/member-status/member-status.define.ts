import { defineElement } from '../base/define-element.js';
import { RucheMemberStatusElement } from './member-status.element.js';

defineElement('ruche-member-status', RucheMemberStatusElement);

declare global {
  interface HTMLElementTagNameMap {
    'ruche-member-status': RucheMemberStatusElement;
  }
}
