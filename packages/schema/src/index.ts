export * from './problem-codes.js';
export * from './problem.js';
export * from './problem-error.js';
export * from './messages/message.js';
export * from './queries/question.js';
export * from './answers/answer.js';
