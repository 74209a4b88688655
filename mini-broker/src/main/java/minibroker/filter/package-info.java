/**
 * Which messages a consumer wants: by tag.
 *
 * <pre>
 *  behaviour                                                  class      lesson
 *  a tag expression is read; a tag's hash code passes or not  TagFilter  18-1
 * </pre>
 *
 * <p>Invariant: a filter never holds back a wanted message. Lesson 18.
 */
package minibroker.filter;
