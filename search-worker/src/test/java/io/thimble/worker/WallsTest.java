package io.thimble.worker;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The walls inside the worker. */
@AnalyzeClasses(packages = "io.thimble", importOptions = ImportOption.DoNotIncludeTests.class)
class WallsTest {
  @ArchTest
  static final ArchRule theWorkerNeverSeesTheApi =
      noClasses()
          .that()
          .resideInAPackage("io.thimble.worker..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.thimble.api..");

  @ArchTest
  static final ArchRule onlyStrategiesImportJenetics =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.thimble.worker.strategy..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.jenetics..");

  @ArchTest
  static final ArchRule onlyTheSurrogateImportsLinearAlgebra =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.thimble.worker.strategy.bayesian..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.ejml..");

  @ArchTest
  static final ArchRule onlyTrainingImportsDjl =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.thimble.worker.train..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("ai.djl..");

  @ArchTest
  static final ArchRule strategiesQuantizationAndExportKnowNoSpring =
      noClasses()
          .that()
          .resideInAnyPackage(
              "io.thimble.worker.strategy..",
              "io.thimble.worker.quantize..",
              "io.thimble.worker.export..",
              "io.thimble.worker.data..",
              "io.thimble.worker.train..",
              "io.thimble.worker.score..",
              "io.thimble.worker.production..",
              "io.thimble.worker.trainer..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.springframework..");

  @ArchTest
  static final ArchRule onlyTheStoresSpeakJdbc =
      noClasses()
          .that()
          .resideInAPackage("io.thimble.worker..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.springframework.jdbc..", "org.postgresql..");

  @ArchTest
  static final ArchRule trainersNeverSeeTheDatabase =
      noClasses()
          .that()
          .resideInAnyPackage("io.thimble.worker.production..", "io.thimble.worker.trainer..")
          .should()
          .dependOnClassesThat(simpleNameEndingWith("Store").or(simpleName("Database")));

  @ArchTest
  static final ArchRule packagesFormNoCycles =
      slices().matching("io.thimble.worker.(*)..").should().beFreeOfCycles();
}
