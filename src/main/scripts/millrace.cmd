@echo off
rem Starts Millrace on a Java 25 or newer: the one of JAVA_HOME, else the one on the PATH.
setlocal
set "LIB=%~dp0..\lib"

call :use "%JAVA_HOME%" && goto start
for /f "delims=" %%J in ('where java 2^>nul') do call :use "%%~dpJ.." && goto start
for /d %%J in ("%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Java\*" "%ProgramFiles%\Microsoft\jdk*") do (
    call :use "%%~J" && goto start
)
echo millrace: no Java 25 or newer was found. Install one, or set JAVA_HOME to it. 1>&2
exit /b 3

:start
set "WINDOW=yes"
for %%A in (%*) do if /i not "%%~xA"==".json" set "WINDOW=no"
if "%WINDOW%"=="no" goto command
"%JAVA%" -XX:+UseSerialGC -Xmx1g -XX:MetaspaceSize=192m -Dorg.sqlite.lib.path="%LIB%" -Dmillrace.samples="%LIB%\..\pipelines" ^
    --enable-native-access=ALL-UNNAMED,javafx.graphics,javafx.web --sun-misc-unsafe-memory-access=allow ^
    --module-path "%LIB%\javafx" --add-modules javafx.controls,javafx.web ^
    --add-exports javafx.base/com.sun.javafx.event=ALL-UNNAMED ^
    --add-opens javafx.graphics/javafx.scene.text=ALL-UNNAMED ^
    --add-opens javafx.graphics/com.sun.javafx.text=ALL-UNNAMED ^
    --add-opens javafx.graphics/com.sun.javafx.scene.text=ALL-UNNAMED ^
    -jar "%LIB%\millrace.jar" %*
exit /b %ERRORLEVEL%

:command
"%JAVA%" -XX:AOTCache="%LIB%\millrace.aot" -Xlog:disable ^
    -XX:+UseSerialGC -Xmx256m -Dorg.sqlite.lib.path="%LIB%" ^
    --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow ^
    -jar "%LIB%\millrace.jar" %*
exit /b %ERRORLEVEL%

rem Takes a Java home when its release file tells of 25 or newer.
:use
if not exist "%~1\release" exit /b 1
for /f "tokens=2 delims==." %%V in ('findstr /b JAVA_VERSION= "%~1\release"') do set "MAJOR=%%~V"
set "MAJOR=%MAJOR:"=%"
if %MAJOR% LSS 25 exit /b 1
set "JAVA=%~1\bin\java.exe"
exit /b 0
