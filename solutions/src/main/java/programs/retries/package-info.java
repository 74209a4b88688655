/**
 * What lesson 12 asks for in client programs: a desk for dead letters, and a consumer that books each order once
 * however often it comes.
 */
package programs.retries;
