/**
 * Lesson 04: who knows where a topic is, how it came to know, and how long it believes it.
 */
package programs.routes;
