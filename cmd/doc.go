// Package cmd holds the programs; its tests hold the rules of the whole house
// (CONTRIBUTING.md keeps the table with its reasons).
package cmd
