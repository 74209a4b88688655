/**
 * Programs of lesson 11: how the consumers of a group share the queues, what that costs when one leaves, and where a
 * new group begins.
 */
package programs.groups;
