/** What several checks use to look at code that waits. Nothing here sleeps: each wait ends with the thing it is for. */
package checks;
