/**
 * Which messages a consumer wants: by tag.
 *
 * <p>Invariant: a filter never holds back a wanted message. Lesson 18.
 */
package minibroker.filter;
