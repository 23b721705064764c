import { defineElement } from '../base/define-element.js';
import { RucheTopPostsElement } from './top-posts.element.js';

defineElement('ruche-top-posts', RucheTopPostsElement);

declare global {
  interface HTMLElementTagNameMap {
    'ruche-top-posts': RucheTopPostsElement;
  }
}
