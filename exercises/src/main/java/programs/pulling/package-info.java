/**
 * What lesson 06 shows and asks for: messages that are fetched, by asking again and again, by a loop, and by a push
 * consumer.
 */
package programs.pulling;
