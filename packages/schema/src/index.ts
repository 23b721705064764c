export * from './problem.js';
export * from './messages/message.js';
export * from './queries/question.js';
export * from './answers/answer.js';
