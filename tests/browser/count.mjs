// Prints how many tests passed and failed as the last line, in a form that other programs can read.
export default class Count {
  passed = 0;
  failed = 0;

  onTestEnd(test, result) {
    if (result.status === "passed") this.passed += 1;
    else if (result.status !== "skipped") this.failed += 1;
  }

  onExit() {
    console.log(`${this.passed} passed, ${this.failed} failed`);
  }

  printsToStdio() {
    return false;
  }
}
