/** The broker for the JUnit tests of other projects. */
package minibroker.junit;
