package io.thimble.hw;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.thimble.hw", importOptions = ImportOption.DoNotIncludeTests.class)
class WallsTest {
  @ArchTest
  static final ArchRule hardwareModelsKnowNoFramework =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.thimble.hw..",
              "java..",
              "org.jspecify.annotations..",
              "tools.jackson..",
              "com.fasterxml.jackson.annotation..",
              "com.google.flatbuffers..",
              "org.tensorflow.lite.schema..");

  @ArchTest
  static final ArchRule onlyTheReaderAndTheWriterKnowTheFileFormat =
      classes()
          .that()
          .resideOutsideOfPackage("io.thimble.hw.tflite..")
          .should()
          .onlyDependOnClassesThat()
          .resideOutsideOfPackages("com.google.flatbuffers..", "org.tensorflow..");

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("io.thimble.hw.(*)..").should().beFreeOfCycles();
}
